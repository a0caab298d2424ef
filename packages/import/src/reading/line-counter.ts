/**
 * On which line a record begins. The parser says on which it ends, and counts a CR LF inside quotes as
 * two lines; people count it as one.
 */
export function lineCounter(): (cells: readonly string[], endsOn: number) => number {
  let counted = 0;
  let excess = 0;
  return (cells, endsOn) => {
    const severalLines = endsOn > counted + 1;
    counted = endsOn;
    if (!severalLines) return endsOn - excess;
    const within = cells.flatMap((cell) => cell.match(/\r\n|\r|\n/g) ?? []);
    const characters = within.reduce((sum, lineBreak) => sum + lineBreak.length, 0);
    const line = endsOn - excess - characters;
    excess += characters - within.length;
    return line;
  };
}
