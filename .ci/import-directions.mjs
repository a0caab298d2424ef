const questions = ['funnel', 'lifecycle', 'loyalty', 'control-points'];
const pure = ['core', ...questions];

/** Which of our packages each package may import. */
const mayImport = {
  core: [],
  'store-sqlite': ['core'],
  'store-kurrentdb': ['core'],
  projections: ['core'],
  'read-model-sqlite': ['projections', 'store-sqlite', 'core'],
  'read-model-postgres': ['projections', 'core'],
  funnel: ['core'],
  lifecycle: ['core'],
  loyalty: ['core'],
  'control-points': ['core'],
  mirror: ['core'],
  reactions: ['control-points', 'projections', 'read-model-sqlite', 'store-sqlite', 'core'],
  simulator: ['core'],
  telemetry: ['core'],
  import: ['projections', ...questions, 'core'],
  clientele: [
    'import',
    'projections',
    'store-sqlite',
    'store-kurrentdb',
    'read-model-sqlite',
    'read-model-postgres',
    'mirror',
    'reactions',
    'simulator',
    ...questions,
    'core',
  ],
  cli: ['clientele'],
};

const names = Object.keys(mayImport);
const published = (name) => (name === 'clientele' ? 'clientele' : `@clientele/${name}`);

const directionsOf = (name) => [
  ...names
    .filter((other) => other !== name && !mayImport[name].includes(other))
    .map((other) => ({
      regex: `^${published(other)}(/|$)`,
      message: `${published(name)} may not import ${published(other)}.`,
    })),
  {
    regex: '^(@clientele/[a-z-]+|clientele)/(src|dist|test)(/|$)',
    message: 'Import the entry of a package, not its insides.',
  },
  {
    regex: `^(\\.\\./)+(packages/)?(${names.join('|')})/(src|dist|test)/`,
    message: 'Import another package by its name.',
  },
];

const outsideWorld = {
  regex: '^(node:)?(fs|fs/promises|net|http|https|child_process|worker_threads|os|process)$',
  message: 'The language and the questions are pure: no I/O, no clock.',
};

const restrict = (files, patterns) => ({ files, rules: { 'no-restricted-imports': ['error', { patterns }] } });

/** One rule a package; the sources of the pure ones also keep away from the outside world. */
export const importDirections = [
  ...names.map((name) => restrict([`packages/${name}/**/*.ts`], directionsOf(name))),
  ...pure.map((name) => restrict([`packages/${name}/src/**/*.ts`], [...directionsOf(name), outsideWorld])),
];
