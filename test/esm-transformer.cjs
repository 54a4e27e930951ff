// A dependency that ships ES modules only is compiled to CommonJS when a test requires it, and left alone otherwise.
const { transformSync } = require('@swc/core');

const isEsModule = (path, source) => path.endsWith('.mjs') || /^\s*(import\s*[\w*{'"]|export\s+[\w*{])/m.test(source);

module.exports = {
  process(source, path, options) {
    if (options.supportsStaticESM || !isEsModule(path, source)) return { code: source };
    return transformSync(source, {
      filename: path,
      swcrc: false,
      sourceMaps: false,
      jsc: { target: 'es2022', parser: { syntax: 'ecmascript' } },
      module: { type: 'commonjs', ignoreDynamic: true },
    });
  },
};
