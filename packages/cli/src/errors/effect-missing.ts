import type { EntriesToRetry } from 'clientele';

/** Nothing that was given up or refused is called so: says where the keys and channels stand. */
export class EffectMissing extends Error {
  override readonly name = 'EffectMissing';
  readonly code = 'UNKNOWN_EFFECT';
  readonly asked: EntriesToRetry;

  constructor(asked: EntriesToRetry) {
    const named = [asked.key, asked.channel === undefined ? undefined : `on channel ${asked.channel}`];
    super(
      `nothing was given up or refused ${named.filter((part) => part !== undefined).join(' ')}: ` +
        'clientele reactions lists keys and channels',
    );
    this.asked = asked;
  }
}
