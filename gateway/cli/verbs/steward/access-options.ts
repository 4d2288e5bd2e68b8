import { type Command, InvalidArgumentError } from 'commander';

export interface AccessFlags {
  readonly client: string;
  readonly item: string;
  readonly coordinate: readonly { coordinate: string; form?: string }[];
}

type Asked = AccessFlags['coordinate'];

/** Options that name who gets what under which item. */
export function accessOptions(command: Command): Command {
  return command
    .requiredOption('--client <id>', 'application that gets it, for example tax-app')
    .requiredOption('--item <id>', 'service item, for example S09')
    .requiredOption<Asked>(
      '--coordinate <coordinate...>',
      'what it gets: Type.field, or with a form Type.field=mask(name)',
      (text, before: Asked = []) => [...before, parsed(text)],
    );
}

function parsed(text: string): Asked[number] {
  const [, coordinate, form] = /^([_A-Za-z]\w*\.[_A-Za-z]\w*)(?:=(.+))?$/.exec(text) ?? [];
  if (!coordinate) throw new InvalidArgumentError('Expected Type.field or Type.field=form.');
  return form === undefined ? { coordinate } : { coordinate, form };
}
