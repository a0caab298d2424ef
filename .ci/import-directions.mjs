const questions = ['funnel', 'lifecycle', 'loyalty'];

/** Which of our packages each package may import; the order is the direction of the arrows. */
const mayImport = {
  core: [],
  'store-sqlite': ['core'],
  projections: ['core'],
  ...Object.fromEntries(questions.map((question) => [question, ['core']])),
  simulator: ['core'],
  import: ['projections', ...questions, 'core'],
  clientele: ['import', 'projections', 'store-sqlite', 'simulator', ...questions, 'core'],
  cli: ['clientele'],
};

const published = (name) => (name === 'clientele' ? 'clientele' : `@clientele/${name}`);

const forbidden = (name) => {
  const others = Object.keys(mayImport).filter((other) => other !== name && !mayImport[name].includes(other));
  const names = others.map(published).join('|');
  return [
    ...(others.length === 0
      ? []
      : [
          {
            regex: `^(${names})(/|$)`,
            message: `${published(name)} may import ${mayImport[name].map(published).join(', ') || 'none of our packages'}.`,
          },
        ]),
    {
      regex: `^(@clientele/[a-z-]+|clientele)/(src|dist|test)(/|$)`,
      message: 'Import the entry of a package, not its insides.',
    },
    {
      regex: `^(\\.\\./)+(packages/)?(${Object.keys(mayImport).join('|')})/(src|dist|test)/`,
      message: 'Import another package by its name.',
    },
  ];
};

const outsideWorld = {
  regex: '^(node:)?(fs|fs/promises|net|http|https|child_process|worker_threads|os|process)$',
  message: 'The language and the questions are pure: no I/O, no clock.',
};

/** One rule a package; what is pure also keeps away from the outside world. */
export const importDirections = Object.keys(mayImport).flatMap((name) => [
  {
    files: [`packages/${name}/**/*.ts`],
    rules: { 'no-restricted-imports': ['error', { patterns: forbidden(name) }] },
  },
  ...(name === 'core' || questions.includes(name)
    ? [
        {
          files: [`packages/${name}/src/**/*.ts`],
          rules: { 'no-restricted-imports': ['error', { patterns: [...forbidden(name), outsideWorld] }] },
        },
      ]
    : []),
]);
