// To be imported before anything that loads graphql-js: outside of production it checks the realm of every type at
// every look, which is half of the time of a differential test.
process.env['NODE_ENV'] = 'production';
