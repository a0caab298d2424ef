const day = 86_400_000;
/** The last moment that a `Date` can be, and the first with a minus. */
const furthest = 100_000_000 * day;
const digits = (length: number, count: number): readonly string[] =>
  Array.from({ length: count }, (_, number) => String(number).padStart(length, '0'));
const seconds = digits(2, 60);
const milliseconds = digits(3, 1_000);
const minutes = Array.from({ length: 1_440 }, (_, minute) => {
  const [hours, rest] = [Math.floor(minute / 60), minute % 60];
  return `${seconds[hours] ?? ''}:${seconds[rest] ?? ''}:`;
});

let lastDay = NaN;
let lastDate = '';

/**
 * What `Date.prototype.toISOString` writes, six times as fast for instants that follow each other: reading
 * a log writes two of each event, most of the day of the event before.
 */
export function instantText(moment: number): string {
  if (!Number.isInteger(moment) || Math.abs(moment) > furthest) return new Date(moment).toISOString();
  const ofDay = Math.floor(moment / day);
  if (ofDay !== lastDay) {
    lastDate = new Date(moment).toISOString().slice(0, -'00:00:00.000Z'.length);
    lastDay = ofDay;
  }
  const inDay = moment - ofDay * day;
  const thousandths = inDay % 1_000;
  const second = (inDay - thousandths) / 1_000;
  const minute = Math.floor(second / 60);
  return `${lastDate}${minutes[minute] ?? ''}${seconds[second % 60] ?? ''}.${milliseconds[thousandths] ?? ''}Z`;
}
