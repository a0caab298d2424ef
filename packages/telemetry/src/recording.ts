import type { Tracer } from '@opentelemetry/api';

import type { Instruments } from './instruments.ts';

/** Where spans and measurements go. */
export type Recording = Readonly<{ tracer: Tracer; instruments: Instruments }>;
