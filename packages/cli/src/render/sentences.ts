/** A sentence in lines of so many columns, broken between words; later lines begin under the first word. */
export function sentences(text: string, columns: number, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? `${lines.length > 0 ? indent : ''}${word}` : `${line} ${word}`;
    if (longer.length > columns && line !== '') {
      lines.push(line);
      line = `${indent}${word}`;
    } else line = longer;
  }
  return [...lines, line];
}
