/** Tells somebody who only watches: what fails there is no trouble of the work. */
export function quietly(tell: () => void): void {
  try {
    tell();
  } catch {
    // A log that is full, a collector that is gone.
  }
}
