// graphql-js compares realms on every type check unless it is told, before it loads, that it runs in production; that
// check was half of the CPU of planning and validating.
process.env['NODE_ENV'] ??= 'production';
