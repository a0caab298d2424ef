import type { ServerDuplexStream, StatusObject } from '@grpc/grpc-js';
import type {
  BatchAppendReq,
  BatchAppendResp,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb';

import type { Expected, MockLog, Outcome, Proposed } from './mock-log.ts';
import { answerMessage } from './mock-messages.ts';

type BatchCall = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;

/** What a writer asked for. */
export type AskedAppend = Readonly<{ stream: string; expected: Expected; ids: readonly string[] }>;

/** One append on its way: a fault decides what becomes of it. */
export type AppendCall = Readonly<{
  asked: AskedAppend;
  write: () => Outcome;
  answer: (answer: BatchAppendResp) => void;
  /** Ends the server's side of the stream in good order, and leaves the writer's open. */
  halfClose: () => void;
  breakWith: (status: Partial<StatusObject>) => void;
}>;

export type AppendFault = (call: AppendCall) => void;

type Appends = Readonly<{
  log: MockLog;
  /** What the next append of a log meets, and `undefined` when it meets nothing. */
  nextFault: (asked: AskedAppend) => AppendFault | undefined;
}>;

const healthy: AppendFault = ({ write, answer }) => {
  answer(answerMessage(write()));
};

/** Serves one stream of appends. */
export function serveAppends(call: BatchCall, { log, nextFault }: Appends): void {
  const begun = new Map<string, { options: BatchAppendReq.Options; proposed: Proposed[] }>();
  call.on('error', () => undefined);
  call.on('end', () => {
    call.end();
  });
  call.on('data', (request: BatchAppendReq) => {
    const correlation = request.getCorrelationId()?.getString() ?? '';
    const options = request.getOptions();
    if (options !== undefined) begun.set(correlation, { options, proposed: [] });
    const append = begun.get(correlation);
    if (append === undefined) return;
    append.proposed.push(...request.getProposedMessagesList().map(proposedIn));
    if (!request.getIsFinal()) return;
    begun.delete(correlation);
    const identifier = append.options.getStreamIdentifier();
    const stream = Buffer.from(identifier?.getStreamName_asU8() ?? []).toString();
    const expected = expectedIn(append.options);
    const asked = { stream, expected, ids: append.proposed.map(({ id }) => id) };
    const fault = nextFault(asked) ?? healthy;
    fault({
      asked,
      write: () => log.append(stream, expected, append.proposed),
      answer: (answer) => {
        call.write(answer.setCorrelationId(request.getCorrelationId()).setStreamIdentifier(identifier));
      },
      halfClose: () => {
        call.end();
      },
      breakWith: (status) => {
        call.emit('error', status);
      },
    });
  });
}

const proposedIn = (message: BatchAppendReq.ProposedMessage): Proposed => ({
  id: message.getId()?.getString() ?? '',
  type: message.getMetadataMap().get('type') ?? '',
  contentType: message.getMetadataMap().get('content-type') ?? '',
  data: message.getData_asU8(),
  metadata: message.getCustomMetadata_asU8(),
});

function expectedIn(options: BatchAppendReq.Options): Expected {
  if (options.hasNoStream()) return 'no-stream';
  if (options.hasStreamExists()) return 'stream-exists';
  return options.hasStreamPosition() ? Number(options.getStreamPosition()) : 'any';
}
