/** The value as JSON, for programs: exactly what the library gives. */
export const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
