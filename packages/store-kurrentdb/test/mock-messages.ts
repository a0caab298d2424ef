import {
  ClusterInfo,
  EndPoint,
  MemberInfo,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb';
import {
  SupportedMethod,
  SupportedMethods,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb';
import {
  AllStreamPosition,
  StreamIdentifier,
  UUID,
  WrongExpectedVersion,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb';
import { Status } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb';
import { BatchAppendResp, ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb';

import type { Logged, Outcome } from './mock-log.ts';

const streamNamed = (name: string): StreamIdentifier => new StreamIdentifier().setStreamName(Buffer.from(name));

/** What the server can do. */
export const featuresMessage = (): SupportedMethods =>
  new SupportedMethods()
    .setEventStoreServerVersion('24.10.0')
    .setMethodsList([
      new SupportedMethod().setServiceName('event_store.client.streams.Streams').setMethodName('BatchAppend'),
    ]);

/** A cluster whose one member leads it. */
export const clusterMessage = (port: number): ClusterInfo =>
  new ClusterInfo().setMembersList([
    new MemberInfo()
      .setInstanceId(new UUID().setString('00000000-0000-4000-8000-000000000001'))
      .setState(MemberInfo.VNodeState.LEADER)
      .setIsAlive(true)
      .setHttpEndPoint(new EndPoint().setAddress('127.0.0.1').setPort(port)),
  ]);

export function eventMessage({ id, stream, revision, position, type, contentType, data, metadata }: Logged): ReadResp {
  const place = String(position);
  const recorded = new ReadResp.ReadEvent.RecordedEvent()
    .setId(new UUID().setString(id))
    .setStreamIdentifier(streamNamed(stream))
    .setStreamRevision(String(revision))
    .setCommitPosition(place)
    .setPreparePosition(place)
    .setData(data)
    .setCustomMetadata(metadata);
  // In ticks of 100 ns: no store of ours reads it, but the client must find it.
  for (const [name, value] of Object.entries({ type, 'content-type': contentType, created: '17500000000000000' }))
    recorded.getMetadataMap().set(name, value);
  return new ReadResp().setEvent(new ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(place));
}

export const confirmationMessage = (): ReadResp =>
  new ReadResp().setConfirmation(new ReadResp.SubscriptionConfirmation().setSubscriptionId('mock'));

export const notFoundMessage = (stream: string): ReadResp =>
  new ReadResp().setStreamNotFound(new ReadResp.StreamNotFound().setStreamIdentifier(streamNamed(stream)));

/** A checkpoint of a filtered read: the server gives no prepare position there. */
export const checkpointMessage = (commit: bigint): ReadResp =>
  new ReadResp().setCheckpoint(new ReadResp.Checkpoint().setCommitPosition(String(commit)).setPreparePosition('0'));

/** With the place up to which the server has looked, as newer servers say it, or without. */
export function caughtUpMessage(commit?: bigint): ReadResp {
  if (commit === undefined) return new ReadResp().setCaughtUp(new ReadResp.CaughtUp());
  const position = new ReadResp.Position().setCommitPosition(String(commit)).setPreparePosition('0');
  // The client reads the place only beside a time: here it is a second after 1970.
  const timed = ReadResp.CaughtUp.deserializeBinary(Uint8Array.of(8 * 1 + 2, 2, 8 * 1, 1));
  return new ReadResp().setCaughtUp(timed.setPosition(position));
}

export const fellBehindMessage = (): ReadResp => new ReadResp().setFellBehind(new ReadResp.FellBehind());

/** What is answered to an append; a conflict has no message, as on the server. */
export function answerMessage(outcome: Outcome): BatchAppendResp {
  if ('written' in outcome) {
    const place = String(outcome.written.position);
    const position = new AllStreamPosition().setCommitPosition(place).setPreparePosition(place);
    const revision = String(outcome.written.revision);
    return new BatchAppendResp().setSuccess(
      new BatchAppendResp.Success().setCurrentRevision(revision).setPosition(position),
    );
  }
  const conflict = new WrongExpectedVersion();
  if (outcome.actual !== undefined) conflict.setCurrentStreamRevision(String(outcome.actual));
  return errorMessage('event_store.client.WrongExpectedVersion', '', conflict.serializeBinary());
}

/** An error of the server with the name of its details, in the bytes in which it is sent: all lengths are below 128. */
export function errorMessage(name: string, message: string, details?: Uint8Array): BatchAppendResp {
  const field = (number: number, content: Uint8Array): Uint8Array =>
    Buffer.concat([Buffer.from([8 * number + 2, content.length]), content]);
  const any = Buffer.concat([
    field(1, Buffer.from(`type.googleapis.com/${name}`)),
    field(2, details ?? Buffer.alloc(0)),
  ]);
  const status = Buffer.concat([field(2, Buffer.from(message)), field(3, any)]);
  return new BatchAppendResp().setError(Status.deserializeBinary(new Uint8Array(status)));
}
