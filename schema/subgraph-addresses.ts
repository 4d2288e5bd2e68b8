import { Kind, parse, type ValueNode } from 'graphql';

/**
 * Where the subgraphs of a supergraph say that they are: `url` of each `@join__graph`, by subgraph name.
 * Throws `GraphQLError` when the text is not GraphQL, `Error` when it is no supergraph or names no usable address.
 */
export function subgraphAddresses(supergraphSdl: string): Readonly<Record<string, string>> {
  const graphs = parse(supergraphSdl, { noLocation: true }).definitions.find(
    (node) => node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === 'join__Graph',
  );
  if (graphs?.kind !== Kind.ENUM_TYPE_DEFINITION) throw new Error('expected a supergraph with an enum `join__Graph`');
  const addresses: Record<string, string> = Object.create(null);
  for (const value of graphs.values ?? []) {
    const directive = value.directives?.find(({ name }) => name.value === 'join__graph');
    const argument = (wanted: string) => text(directive?.arguments?.find(({ name }) => name.value === wanted)?.value);
    const [name, url] = [argument('name'), argument('url')];
    if (!name || !url || !URL.canParse(url))
      throw new Error(`\`@join__graph\` of \`${value.name.value}\`: expected a name and an address, got \`${url}\``);
    addresses[name] = url;
  }
  return addresses;
}

function text(value: ValueNode | undefined): string | null {
  return value?.kind === Kind.STRING ? value.value : null;
}
