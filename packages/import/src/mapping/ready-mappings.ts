import type { MappingInput } from './mapping.ts';
import { cdnow } from './ready/cdnow.ts';
import { cfpb } from './ready/cfpb.ts';
import { crmPipeline } from './ready/crm-pipeline.ts';
import { onlineRetail } from './ready/online-retail.ts';

/** Mappings for public data sets, by name: to try the program on real tables, and to begin one's own from. */
export const readyMappings: Readonly<Record<string, MappingInput>> = Object.fromEntries(
  [cdnow, cfpb, crmPipeline, onlineRetail].map((mapping) => [mapping.name, mapping]),
);
