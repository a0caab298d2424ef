/** The forms that dates have by name. */
const named = ['iso', 'unix', 'unix-ms'];

/** The tokens of a date, and the macros that stand for several of them. */
const tokens = [
  ...['G', 'GG', 'y', 'yy', 'yyyy', 'yyyyy', 'yyyyyy', 'kk', 'kkkk', 'q', 'qq', 'M', 'MM', 'MMM', 'MMMM'],
  ...['L', 'LL', 'LLL', 'LLLL', 'W', 'WW', 'd', 'dd', 'o', 'ooo', 'E', 'EEE', 'EEEE', 'c', 'ccc', 'cccc'],
  ...['H', 'HH', 'h', 'hh', 'a', 'm', 'mm', 's', 'ss', 'S', 'SSS', 'u', 'uu', 'uuu', 'z', 'Z', 'ZZ', 'ZZZ'],
  ...['D', 'DD', 'DDD', 'DDDD', 't', 'tt', 'ttt', 'tttt', 'T', 'TT', 'TTT', 'TTTT'],
  ...['f', 'ff', 'fff', 'ffff', 'F', 'FF', 'FFF', 'FFFF'],
];

/** What is wrong with the letters of a date format, in words; undefined for one that can be read. */
export function dateFormatProblem(format: string): string | undefined {
  if (named.includes(format)) return undefined;
  const runs = format.replace(/'[^']*'/g, ' ').match(/([A-Za-z])\1*/g) ?? [];
  const wrong = runs.find((run) => !tokens.includes(run));
  if (wrong !== undefined) {
    const alike = tokens.filter((token) => token.startsWith(wrong.charAt(0)));
    const there = alike.length > 0 ? `there is ${alike.join(', ')}, and words` : 'words';
    return `"${wrong}" in the date format ${format} stands for nothing: ${there} stand in '…'`;
  }
  if (runs.length > 0) return undefined;
  return `${format} is no date format: write iso, unix, unix-ms, or tokens such as M/d/yyyy`;
}
