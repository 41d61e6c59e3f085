/** Largest file in bytes. */
export const publicationFileLimit = 20 * 1024 * 1024;
/** Files beside one text. */
export const filesAtMost = 10;

export const publicationUploadPath = (publicationId: string) => `/api/publications/${publicationId}/files`;
export const publicationFilePath = (fileId: string) => `/api/publications/files/${fileId}`;

/** Where an upload stands again after it: fixed, never taken from the request. */
export const publicationPage = (publicationId: string) => `/regulator/publications/${publicationId}`;
