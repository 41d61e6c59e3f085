/** The chance, between 0 and 1, that one seat and all seats are filled within a number of rounds. */
export interface Chance {
  readonly rounds: number;
  readonly chance: number;
}

/** `(1 − (1 − p)^r)^n`: every seat is filled within r rounds when each asked expert accepts with chance p. */
export function chanceOfPanel(acceptance: number, rounds: number, seats: number): number {
  return (1 - (1 - acceptance) ** rounds) ** seats;
}

/** The same for one round, two, and so on up to `most`. */
export function chancesOfPanel(acceptance: number, seats: number, most: number): Chance[] {
  return Array.from({ length: most }, (_, index) => ({
    rounds: index + 1,
    chance: chanceOfPanel(acceptance, index + 1, seats),
  }));
}
