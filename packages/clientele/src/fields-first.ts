import type { Log, LogFields } from './log.ts';

type FieldsFirst = Readonly<Record<keyof Log, (fields: LogFields, message: string) => void>>;

/**
 * A log for loggers that take the fields before the message, as pino and bunyan do.
 *
 * @example
 * const clientele = await openClientele({ store: 'clients.db', actor: 'ann', log: fieldsFirst(pino()) });
 */
export const fieldsFirst = (logger: FieldsFirst): Log => ({
  debug: (message, fields) => {
    logger.debug(fields, message);
  },
  info: (message, fields) => {
    logger.info(fields, message);
  },
  warn: (message, fields) => {
    logger.warn(fields, message);
  },
  error: (message, fields) => {
    logger.error(fields, message);
  },
});
