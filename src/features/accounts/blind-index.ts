import { keyedHash } from "@/platform/crypto";

/** Finds a person again by a normalised identity number that is stored sealed. */
export const idNumberHash = (idNumber: string): string => keyedHash("id-number", idNumber);

/** Finds people by a normalised mobile that is stored sealed. */
export const phoneHash = (phone: string): string => keyedHash("phone", phone);
