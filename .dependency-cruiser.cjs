/** The import directions of ARCHITECTURE.md, checked by `npm run architecture`. */
const test = '(\\.test\\.ts$|/tests/)';
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'engine-is-pure',
      severity: 'error',
      comment: 'policies/engine sees no clock, network or environment',
      from: { path: '^policies/engine', pathNot: test },
      to: { pathNot: ['^policies/engine', '^node_modules', '^crypto$', '^node:crypto$'], dependencyTypesNot: ['npm'] },
    },
    {
      name: 'scalars-are-pure',
      severity: 'error',
      from: { path: '^schema/scalars', pathNot: test },
      to: { pathNot: ['^schema/scalars', '^node_modules'] },
    },
    {
      name: 'schema-stands-alone',
      severity: 'error',
      comment: 'schema/composition/main.ts is the entry point of `npm run compose`, nothing imports it',
      from: { path: '^schema', pathNot: [test, '^schema/composition/main\\.ts$'] },
      to: { path: '^(gateway|policies|subgraphs|load-tests)' },
    },
    {
      name: 'departments-know-only-the-schema',
      severity: 'error',
      from: { path: '^subgraphs', pathNot: test },
      to: { path: '^(gateway|policies|load-tests)' },
    },
    {
      name: 'policies-do-not-know-the-gateway',
      severity: 'error',
      from: { path: '^policies', pathNot: test },
      to: { path: '^(gateway|subgraphs|load-tests)' },
    },
    {
      name: 'gateway-reads-policy-through-the-reader',
      severity: 'error',
      comment: 'but for the steward API, which changes it',
      from: { path: '^gateway', pathNot: [test, '^gateway/cli', '^gateway/compose', '^gateway/steward'] },
      to: { path: '^(policies/(?!engine|revision|workflow|store/reader|store/print-fault)|subgraphs|load-tests)' },
    },
    {
      name: 'stages-know-each-other-by-their-model',
      severity: 'error',
      comment: 'a stage may import another stage only through its model.ts (and execute/department.ts)',
      from: {
        path: '^gateway/(http|identity|operation|share|plan|execute|project|audit|respond)/',
        pathNot: test,
      },
      to: {
        path: '^gateway/(http|identity|operation|share|plan|execute|project|audit|respond)/',
        pathNot: ['^gateway/$1/', '/model\\.ts$'],
      },
    },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, pathNot: [test, '\\.d\\.ts$'] }, to: {} },
    {
      name: 'not-from-tests',
      severity: 'error',
      from: { pathNot: test },
      to: { path: test, pathNot: '^node_modules' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    exclude: { path: '^dist' },
  },
};
