import fc from 'fast-check';

import { SharedMap } from '../../src/aggregate/shared-map.ts';

const write = fc.record({
  key: fc.nat({ max: 60 }).map(String),
  value: fc.option(fc.nat(), { nil: undefined }),
  /** A new owner begins here, on the map as it was so many writes ago. */
  from: fc.option(fc.nat({ max: 5 }), { nil: undefined }),
});

it('a shared map answers as a map does, whoever writes to its copies', () => {
  fc.assert(
    fc.property(fc.array(write, { maxLength: 300 }), (writes) => {
      let owner = {};
      let current = SharedMap.empty<number>();
      let expected = new Map<string, number>();
      // What other folds hold must stay as it was when they took it over.
      const held = [{ map: current, as: new Map(expected) }];
      for (const { key, value, from } of writes) {
        if (from !== undefined) {
          held.push({ map: current, as: new Map(expected) });
          const start = held.at(-1 - from) ?? held[0];
          if (start) [current, expected] = [start.map, new Map(start.as)];
          owner = {};
        }
        current = value === undefined ? current.without(owner, key) : current.with(owner, key, value);
        if (value === undefined) expected.delete(key);
        else expected.set(key, value);
        expect([current.get(key), current.has(key)]).toEqual([expected.get(key), expected.has(key)]);
      }
      held.push({ map: current, as: expected });
      for (const { map, as } of held) expect(new Map(map.entries())).toEqual(as);
    }),
  );
});
