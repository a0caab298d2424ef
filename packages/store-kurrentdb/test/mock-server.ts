import {
  type sendUnaryData,
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type ServerWritableStream,
  status,
  type StatusObject,
} from '@grpc/grpc-js';
import { GossipService } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb';
import type { ClusterInfo } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb';
import { ServerFeaturesService } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb';
import type { SupportedMethods } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb';
import type { Empty } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb';
import { StreamsService } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb';
import type { ReadReq, ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb';

import { type AppendFault, type AskedAppend, serveAppends } from './mock-appends.ts';
import { MockLog } from './mock-log.ts';
import { clusterMessage, featuresMessage } from './mock-messages.ts';
import { ReadCall, type ReadFault } from './mock-reads.ts';

/** In it a store keeps the id of the log: faults leave it alone. */
const identity = /clientele-log$/;

/**
 * A server in this process that speaks the protocol of the client, and does what a healthy one never
 * does: a fault that is put into a list befalls the next call of its kind, once.
 */
export class MockServer {
  readonly log: MockLog;
  readonly onAppend: AppendFault[] = [];
  /** Reads of one stream, whichever way the client reads it. */
  readonly onRead: ReadFault[] = [];
  /** Subscriptions to the log. */
  readonly onSubscription: ReadFault[] = [];
  /** Calls that ask what the server can do. */
  readonly onFeatures: Partial<StatusObject>[] = [];
  /** What it tells those who look for the leader of the cluster: itself, nothing, or not a word; and how many looked. */
  leader: 'itself' | 'none' | 'silent' = 'itself';
  lookedForLeader = 0;
  /** The appends to streams of a log that were asked for, in order. */
  readonly asked: AskedAppend[] = [];
  /** The reads and subscriptions that there were, in order. */
  readonly reads: ReadCall[] = [];
  #server: Server | undefined;
  #port = 0;

  private constructor(log: MockLog) {
    this.log = log;
  }

  static async start(log = new MockLog()): Promise<MockServer> {
    const mock = new MockServer(log);
    await mock.start();
    return mock;
  }

  get port(): number {
    return this.#port;
  }

  get address(): string {
    return `kurrentdb://ann:secret@127.0.0.1:${String(this.#port)}?tls=false`;
  }

  /** Its address as that of a cluster, whose leader is looked for. */
  get cluster(): string {
    return this.address.replace(/(127.*)\?/, '$1,$1?');
  }

  /** The subscriptions to the log that there were. */
  get subscriptions(): readonly ReadCall[] {
    return this.reads.filter(({ asked }) => asked.stream === undefined && asked.stays);
  }

  /** How many reads and subscriptions the server keeps open. */
  get open(): number {
    return this.reads.filter(({ over }) => !over.aborted).length;
  }

  /** Starts it; again on the port that it had before. */
  async start(): Promise<void> {
    const server = new Server();
    server.addService(ServerFeaturesService, { getSupportedMethods: this.#features.bind(this) });
    server.addService(GossipService, {
      read: (_: ServerUnaryCall<Empty, ClusterInfo>, answer: sendUnaryData<ClusterInfo>) => {
        this.lookedForLeader += 1;
        if (this.leader === 'itself') answer(null, clusterMessage(this.#port));
        if (this.leader === 'none') answer({ code: status.UNAVAILABLE });
      },
    });
    server.addService(StreamsService, {
      read: (call: ServerWritableStream<ReadReq, ReadResp>) => void this.#read(call),
      batchAppend: (call: Parameters<typeof serveAppends>[0]) => {
        serveAppends(call, { log: this.log, nextFault: this.#appendFault.bind(this) });
      },
    });
    this.#port = await new Promise<number>((resolve, reject) => {
      server.bindAsync(`127.0.0.1:${String(this.#port)}`, ServerCredentials.createInsecure(), (error, port) => {
        if (error === null) resolve(port);
        else reject(error);
      });
    });
    this.#server = server;
  }

  /** Cuts every call and connection. */
  stop(): void {
    this.#server?.forceShutdown();
    this.#server = undefined;
  }

  [Symbol.dispose](): void {
    this.stop();
  }

  #features(_: ServerUnaryCall<Empty, SupportedMethods>, answer: sendUnaryData<SupportedMethods>): void {
    answer(this.onFeatures.shift() ?? null, featuresMessage());
  }

  #appendFault(asked: AskedAppend): AppendFault | undefined {
    if (identity.test(asked.stream)) return undefined;
    this.asked.push(asked);
    return this.onAppend.shift();
  }

  async #read(call: ServerWritableStream<ReadReq, ReadResp>): Promise<void> {
    const over = new AbortController();
    for (const end of ['cancelled', 'finish', 'close'])
      call.on(end, () => {
        over.abort();
      });
    const read = new ReadCall(call, this.log, over.signal);
    const { stream, stays } = read.asked;
    this.reads.push(read);
    const faults = stream === undefined ? (stays ? this.onSubscription : []) : identity.test(stream) ? [] : this.onRead;
    await (faults.shift() ?? ((each: ReadCall) => each.serve()))(read);
  }
}
