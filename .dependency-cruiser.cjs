// The arrows of the house: edges → features → law, edges → adapters, nothing back.
const FEATURES = [
  'vendors',
  'engagements',
  'agreements',
  'transfers',
  'subprocessors',
  'documents',
  'opt-ins',
  'inventory',
  'intake',
  'imports',
  'people',
  'legal-events',
  'webhooks',
  'calendar',
  'job-runs',
];
const EDGES = ['http', 'pages', 'jobs'];
const ADAPTERS = ['mail', 'pdf', 'spreadsheets'];
const DOWNWARDS = ['transfers', 'agreements', 'engagements', 'documents', 'vendors', 'people'];

// A feature outside the order stands above all of it, and none may import it.
const isBelow = (other, feature) => DOWNWARDS.indexOf(other) > DOWNWARDS.indexOf(feature);
const inside = (...folders) => `^src/(${folders.join('|')})/`;
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    rule('law-is-pure', 'the law imports only itself', { path: '^src/law/' }, { pathNot: '^src/law/' }),
    rule(
      'adapters-know-no-business',
      'an adapter imports neither a feature nor an edge',
      { path: inside(...ADAPTERS) },
      { path: inside(...FEATURES, ...EDGES, 'gaps', 'history', 'reports') },
    ),
    rule(
      'features-know-no-edge',
      'a feature never imports what calls it',
      { path: inside(...FEATURES, 'gaps', 'history', 'reports') },
      { path: inside(...EDGES) },
    ),
    ...FEATURES.map((feature) =>
      rule(
        `${feature}-look-downwards`,
        `among features, only ${DOWNWARDS.join(' → ')}`,
        { path: inside(feature) },
        { path: inside(...FEATURES.filter((other) => other !== feature && !isBelow(other, feature)), 'reports') },
      ),
    ),
    rule(
      'gaps-by-its-service',
      'features reach the gaps through gaps.service (and its module) alone, and ask current-law which law stands',
      { path: inside(...FEATURES) },
      { path: '^src/gaps/', pathNot: '^src/gaps/(gaps\\.(service|module)|current-law)\\.ts$' },
    ),
    rule(
      'gaps-read-by-sql',
      'gaps imports only law, history and the files at the root of src',
      { path: '^src/gaps/' },
      { path: '^src/[^/]+/', pathNot: inside('gaps', 'law', 'history') },
    ),
    rule(
      'history-knows-no-feature',
      'history records what it is told',
      { path: '^src/history/' },
      { path: '^src/[^/]+/', pathNot: inside('history', 'law') },
    ),
    rule(
      'edges-apart',
      'http, pages and jobs never import each other',
      { path: '^src/(http|pages|jobs)/' },
      { path: inside(...EDGES), pathNot: '^src/$1/' },
    ),
    rule(
      'src-stands-alone',
      'nothing outside src is imported, but migrations by the data source',
      { path: '^src/', pathNot: '^src/data-source\\.ts$' },
      { path: '^[^/]+', pathNot: '^(src|node_modules)/', dependencyTypes: ['local'] },
    ),
    rule(
      'data-source-knows-migrations',
      'the data source imports migrations, and nothing else outside src',
      { path: '^src/data-source\\.ts$' },
      { pathNot: '^(src|migrations|node_modules)/', dependencyTypes: ['local'] },
    ),
    rule('no-cycles', 'what needs each other belongs together', {}, { circular: true }),
    rule(
      'no-drawers',
      'a file lives where its business lives',
      {},
      { path: '(^|/)(utils?|helpers?|common|shared)(/|\\.ts$)', pathNot: 'node_modules' },
    ),
    rule('resolvable', 'every import leads somewhere', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
};
