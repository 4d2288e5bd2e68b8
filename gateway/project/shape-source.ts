import { type GraphQLOutputType, getNamedType, isLeafType, isListType, isNonNullType } from 'graphql';
import type { ShapeField, ShapeObject, ShapeSubject } from '../share/model';
import { fixedForm } from './fixed-form';
import { leafKind } from './leaf-kind';
import { verbatimOf } from './verbatim';

/** Code that writes a shape, and what it refers to as `k0`, `k1`, …: shapes that differ in these only share their code. */
export interface ShapeSource {
  readonly source: string;
  readonly constants: readonly ShapeConstant[];
}

/** Something that the code is given: bytes of ours, or the part of a field that only TypeScript knows how to do. */
export type ShapeConstant =
  | { readonly kind: 'bytes'; readonly text: string }
  | { readonly kind: 'subject'; readonly rule: ShapeSubject }
  | { readonly kind: 'leaf'; readonly field: ShapeField; readonly nonNull: boolean }
  | { readonly kind: 'lookedUp' | 'shown' | 'kept' | 'introspection' | 'raw'; readonly field: ShapeField }
  | { readonly kind: 'names'; readonly names: ReadonlySet<string> };

const NAME = /^[_A-Za-z][_0-9A-Za-z]*$/;
/** Longer code is not worth compiling; such a shape is written the general way. */
const mostCharacters = 200_000;

/**
 * The code of a shape, or null when every answer of it has something that only the general way can write. It is made of
 * names of the graph and of numbers, and of nothing that a caller or a department has said.
 */
export function shapeSource(shape: ShapeObject): ShapeSource | null {
  const generator = new Generator();
  const root = generator.object(shape, true);
  if (root === null || generator.length > mostCharacters) return null;
  return { source: `${generator.functions.join('\n')}\nreturn ${root};`, constants: generator.constants };
}

/** Which values are written as they are, and how. */
const LEAVES = {
  string: (value: string) => ({ test: `typeof ${value}==='string'`, write: `w.string(${value});` }),
  boolean: (value: string) => ({ test: `typeof ${value}==='boolean'`, write: `w.raw(${value}?yes:no);` }),
  int: (value: string) => ({
    test: `typeof ${value}==='number'&&(${value}|0)===${value}`,
    write: `w.number(${value});`,
  }),
  float: (value: string) => ({ test: `typeof ${value}==='number'&&isFinite(${value})`, write: `w.number(${value});` }),
};

/** Names of variables of the code. */
interface Variables {
  readonly value: string;
  /** What rules on the value read: the object that it stands in or, in a list, the element. */
  readonly row: string;
  /** Whom it is about. */
  readonly about: string;
}

class Generator {
  readonly functions: string[] = [];
  readonly constants: ShapeConstant[] = [];
  length = 0;
  #variables = 0;

  /** Name of the function that writes an object; null when none can. */
  object(shape: ShapeObject, isRoot: boolean): string | null {
    const governed = shape.fields.filter(({ kind, granted }) => kind === 'governed' && granted);
    let body = this.#subject(shape, governed, isRoot);
    let pending = '{';
    for (const [index, field] of shape.fields.entries()) {
      pending += `${index === 0 ? '' : ','}${JSON.stringify(field.responseKey)}:`;
      const fixed = fixedText(shape, field);
      if (fixed === null) return null;
      if (fixed !== undefined) {
        pending += fixed;
        continue;
      }
      const written = this.#field(field, pending);
      if (written === null) return null;
      body += written;
      pending = '';
    }
    body += `w.raw(${this.#bytes(`${pending}}`)});return true;`;
    const name = `o${this.functions.length}`;
    const text = `function ${name}(w,p,row,parent){${body}}`;
    this.length += text.length;
    this.functions.push(text);
    return name;
  }

  #subject({ subject }: ShapeObject, governed: readonly ShapeField[], isRoot: boolean): string {
    let text = 'let v;';
    if (isRoot) text += 'const s=none;';
    else if (subject.kind === 'parent') text += 'const s=parent;';
    else if (subject.kind === 'none') text += 'const s=none;';
    else text += `const s=${this.#constant({ kind: 'subject', rule: subject })}(p,row,parent);`;
    if (governed.length > 0) text += 'if(!s.consented||s.minor)return false;';
    if (governed.some(({ sensitive }) => sensitive)) text += `if(s.kind==='unknown')return false;`;
    return text;
  }

  /** @param before text that stands before the value */
  #field(field: ShapeField, before: string): string | null {
    if (field.kind === 'introspection')
      return `${this.#raw(before)}w.text(${this.#constant({ kind: 'introspection', field })}(p));`;
    if (!NAME.test(field.internalName)) throw new Error(`expected a name of the graph, got \`${field.internalName}\``);
    const isList = isListType(nullable(field.type));
    // Of values that are shown alike in all rows none is removed.
    const filters = isList && (field.children !== null || fixedForm(field) === null);
    let about = 's';
    let text = '';
    if (field.use !== null) {
      about = this.#variable();
      text += `const ${about}=${this.#constant({ kind: 'lookedUp', field })}(p,s);`;
    }
    text += `${this.#raw(before)}v=row[${JSON.stringify(field.internalName)}];`;
    let value = this.#value(field, field.type, { value: 'v', row: 'row', about }, filters);
    if (value === null) return null;
    if (field.children !== null) value = `${told(about)}${this.#unlessRaw(field, value, about)}`;
    if (field.children === null || isList || field.use === null) return text + value;
    const hidden = isNonNullType(field.type) ? 'return false;' : this.#raw('null');
    return `${text}if(!${this.#constant({ kind: 'shown', field })}(p,row)){${hidden}}else{${value}}`;
  }

  /** Text that came as it may be shown is copied; any other is taken apart and goes the way of all values. */
  #unlessRaw(field: ShapeField, value: string, about: string): string {
    if (verbatimOf(field) === null) return `v=opened(v);${value}`;
    return `if(v instanceof Raw&&${this.#constant({ kind: 'raw', field })}(w,p,v,${about})){}else{v=opened(v);${value}}`;
  }

  #value(field: ShapeField, type: GraphQLOutputType, at: Variables, filters: boolean): string | null {
    const { value, about } = at;
    const nonNull = isNonNullType(type);
    const inner = nullable(type);
    if (isLeafType(inner)) return this.#leaf(field, nonNull, at);
    const absent = nonNull ? 'return false;' : this.#raw('null');
    const whole = isListType(inner)
      ? this.#list(field, inner.ofType as GraphQLOutputType, at, filters)
      : this.#child(field, absent, value, about);
    return whole === null ? null : `if(${value}===null||${value}===undefined){${absent}}else{${whole}}`;
  }

  #list(field: ShapeField, element: GraphQLOutputType, around: Variables, filters: boolean): string | null {
    const { value, about } = around;
    const [list, at, one] = [this.#variable(), this.#variable(), this.#variable()];
    const inner = this.#value(field, element, { value: one, row: filters ? one : around.row, about }, false);
    if (inner === null) return null;
    const rows = filters ? `${this.#constant({ kind: 'kept', field })}(p,${value})` : value;
    return (
      `if(!Array.isArray(${value}))return false;const ${list}=${rows};w.character(91);` +
      `for(let ${at}=0;${at}<${list}.length;${at}++){if(${at}>0)w.character(44);const ${one}=${list}[${at}];${inner}}` +
      `w.character(93);`
    );
  }

  #child(field: ShapeField, absent: string, value: string, about: string): string | null {
    const children = [...field.children!];
    const [only, ...more] = children;
    let write = '';
    if (only && more.length === 0) {
      const name = this.object(only[1], false);
      if (name === null) return null;
      write = `if(!${name}(w,p,${value},${about}))return false;`;
    } else {
      for (const [typeName, shape] of children) {
        const name = this.object(shape, false);
        if (name === null) return null;
        write += `case ${JSON.stringify(typeName)}:if(!${name}(w,p,${value},${about}))return false;break;`;
      }
      write = `switch(${value}["__typename"]){${write}default:return false;}`;
    }
    if (field.hidden !== null) {
      const hidden = this.#constant({ kind: 'names', names: field.hidden });
      write = `if(${hidden}.has(String(${value}["__typename"]))){${absent}}else{${write}}`;
    }
    return `if(typeof ${value}!=='object'||Array.isArray(${value})||${value} instanceof Fault)return false;${write}`;
  }

  #leaf(field: ShapeField, nonNull: boolean, { value, row, about }: Variables): string {
    const named = getNamedType(field.type);
    const leaf = this.#constant({ kind: 'leaf', field, nonNull });
    const general = `if(!${leaf}(w,p,${value},${row},${about}))return false;`;
    const kind = leafKind(named, field);
    if (kind === 'general') return general;
    const { test, write } = LEAVES[kind](value);
    return `if(${test}){${told(about)}${write}}else ${general}`;
  }

  #raw(text: string): string {
    return `w.raw(${this.#bytes(text)});`;
  }

  #bytes(text: string): string {
    return this.#constant({ kind: 'bytes', text });
  }

  #constant(constant: ShapeConstant): string {
    this.constants.push(constant);
    return `k${this.constants.length - 1}`;
  }

  #variable(): string {
    this.#variables += 1;
    return `x${this.#variables}`;
  }
}

/** Notes whom a field is about, whatever its value: that there is none says something of somebody, too. */
function told(about: string): string {
  return `if(!${about}.disclosed)disclose(p,${about});`;
}

/** JSON text of a field that is the same in every answer; undefined where it is not, null where it can never be written. */
function fixedText({ typeName }: ShapeObject, { kind, granted, type }: ShapeField): string | null | undefined {
  if (kind === 'typename') return JSON.stringify(typeName);
  if (kind === 'introspection' || granted) return undefined;
  return isNonNullType(type) ? null : 'null';
}

function nullable(type: GraphQLOutputType): GraphQLOutputType {
  return isNonNullType(type) ? type.ofType : type;
}
