/** Copies numbers of rows that stand a few places further on; -1 stays none. */
export function copyShifted(
  into: Int32Array,
  at: number,
  numbers: Int32Array,
  from: number,
  to: number,
  shift: number,
): void {
  for (let i = from; i < to; i++) {
    const number = numbers[i] ?? -1;
    into[at + i - from] = number < 0 ? number : number + shift;
  }
}
