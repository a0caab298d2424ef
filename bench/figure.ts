/** One measured figure, beside its floor of the same run. */
export type Figure = Readonly<{
  name: string;
  value: number;
  unit: string;
  /** What the bare driver needs for the same bytes, in the same unit. */
  floor?: number;
  /** value : floor. */
  ratio?: number;
  /** What the ratio (or, without floor, the value) is to reach. */
  goal?: number;
  lowerIsBetter: boolean;
}>;
