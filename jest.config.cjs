const compile = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      keepClassNames: true,
    },
    module: { type: 'commonjs', ignoreDynamic: true },
  },
];

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': ['$1.ts', '$1.js', '$1'] },
  transform: { '\\.ts$': compile, 'node_modules/.*\\.m?js$': '<rootDir>/test/esm-transformer.cjs' },
  transformIgnorePatterns: ['/node_modules/@swc/', '/node_modules/@electric-sql/'],
  globalSetup: '<rootDir>/test/run.cjs',
  globalTeardown: '<rootDir>/test/run-end.cjs',
  testTimeout: 30_000,
};
