export type TextLength = { characters: number; messages: number };

/**
 * How long a text is and as how many messages it is billed, signature included: up to 70 characters are one
 * message, longer texts are split at 67. A character outside the basic plane (𠮷) counts twice, as on the air.
 */
export function measureText(text: string): TextLength {
  const characters = text.length;
  if (characters === 0) return { characters, messages: 0 };
  return { characters, messages: characters <= 70 ? 1 : Math.ceil(characters / 67) };
}
