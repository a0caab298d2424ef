/** A time zone that is not in the IANA database. */
export class UnknownZone extends Error {
  override readonly name = 'UnknownZone';
  readonly code = 'UNKNOWN_ZONE';
  readonly zone: string;

  constructor(zone: string) {
    super(`"${zone}" is no IANA time zone: write one such as Europe/Berlin or UTC`);
    this.zone = zone;
  }
}
