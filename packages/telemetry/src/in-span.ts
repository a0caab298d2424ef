import { errorCode } from '@clientele/core';
import { type Attributes, type Span, SpanStatusCode, type Tracer } from '@opentelemetry/api';

/** Runs some work in a span of its own, which ends with it and names its error. */
export function inSpan<T>(
  tracer: Tracer,
  name: string,
  attributes: Attributes,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  return tracer.startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      failSpan(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Marks a span by the code of an error. A refusal is an answer of the rules and no failure of the program. */
export function failSpan(span: Span, error: unknown): void {
  if (isRefusal(error)) {
    span.setAttribute('clientele.refused', errorCode(error));
    return;
  }
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.setAttribute('error.type', errorCode(error));
}

const isRefusal = (error: unknown): boolean => error instanceof Error && error.name === 'Refused';
