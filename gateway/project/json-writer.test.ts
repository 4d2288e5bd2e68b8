import fc from 'fast-check';
import { JsonWriter } from './json-writer';

const written = (write: (writer: JsonWriter) => void, writer = new JsonWriter()): string => {
  write(writer);
  return writer.finish().toString();
};

describe('JsonWriter', () => {
  it('writes any string as JSON.stringify does', () => {
    const writer = new JsonWriter();
    const any = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(any, (text) => {
        expect(written(({ string }) => string.call(writer, text), writer)).toBe(JSON.stringify(text));
      }),
    );
    for (const text of ['\ud800', '\udfff', '\ue000', '"\\\n\u2028', '张敏', '😀', 'é', '\u0000'])
      expect(written((one) => one.string(text), writer)).toBe(JSON.stringify(text));
  });

  it('writes numbers as JSON.stringify does', () => {
    const any = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(fc.property(any, (value) => written((one) => one.number(value)) === JSON.stringify(value)));
    expect(written((one) => one.number(-0))).toBe('0');
  });

  it('grows as far as it must, in the middle of anything', () => {
    const text = '张'.repeat(40_000);
    const raw = Buffer.from('x'.repeat(70_000));
    const result = written((one) => {
      one.character(91);
      one.string(text);
      one.raw(raw);
      one.text(text);
      one.number(12);
      for (let index = 0; index < 70_000; index += 1) one.character(93);
    });
    expect(result).toBe(`["${text}"${raw}${text}12${']'.repeat(70_000)}`);
  });

  it('keeps nothing of an answer that was cleared', () => {
    const writer = new JsonWriter();
    writer.string('secret');
    writer.clear();
    expect(written((one) => one.string('x'), writer)).toBe('"x"');
  });

  it('gives bytes that the next answer does not change', () => {
    const writer = new JsonWriter();
    writer.string('first');
    const first = writer.finish();
    writer.string('other');
    expect([first.toString(), writer.finish().toString()]).toEqual(['"first"', '"other"']);
  });

  it('asks nobody how to write a string that holds nothing to escape', () => {
    const edges = [0x20, 0x21, 0x23, 0x5b, 0x5d, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff];
    const plain = [...edges, 0x41, 0xe9, 0x5f20].map((code) => String.fromCharCode(code));
    const expected = plain.map((text) => JSON.stringify(text));
    const writer = new JsonWriter();
    const stringify = jest.spyOn(JSON, 'stringify');
    const results = plain.map((text) => written((one) => one.string(text), writer));
    const asked = stringify.mock.calls.length;
    stringify.mockRestore();
    expect(results).toEqual(expected);
    expect(asked).toBe(0);
  });

  it('copies parts of other bytes, short and long ones', () => {
    const bytes = Buffer.from('0123456789'.repeat(100));
    for (const [start, end] of [
      [0, 0],
      [3, 7],
      [0, 200],
      [1, 202],
      [0, 1_000],
    ] as const) {
      const result = written((one) => {
        one.part(bytes, start, end);
        one.character(33);
      });
      expect(result).toBe(`${bytes.toString('latin1', start, end)}!`);
    }
  });
});

describe('memory of a JsonWriter', () => {
  const first = 64 * 1024;

  /** Sizes of what is taken to write into, in their order. */
  function taken(act: (writer: JsonWriter) => void): number[] {
    const sizes: number[] = [];
    const real = globalThis.Uint8Array;
    globalThis.Uint8Array = new Proxy(real, {
      construct(target, given) {
        sizes.push(given[0]);
        return Reflect.construct(target, given);
      },
    });
    try {
      act(new JsonWriter());
    } finally {
      globalThis.Uint8Array = real;
    }
    return sizes;
  }

  const ways: readonly [string, number, (writer: JsonWriter) => void][] = [
    ['bytes', 5, (writer) => writer.raw(Buffer.from('12345'))],
    ['a part of bytes', 5, (writer) => writer.part(Buffer.from('0123456'), 1, 6)],
    ['a long part of bytes', 500, (writer) => writer.part(Buffer.alloc(600), 50, 550)],
    ['a character', 1, (writer) => writer.character(65)],
    ['text', 6, (writer) => writer.text('"张敏"'.slice(1, 3))],
    ['a string, as long as it could become', 3 * 5 + 2, (writer) => writer.string('12345')],
    ['a number', 5, (writer) => writer.number(12.75)],
  ];

  it.each(ways)('is no more than it takes to write %s', (_, size, write) => {
    const filled = (count: number) =>
      taken((writer) => {
        for (let index = 0; index < count; index += 1) writer.character(32);
        write(writer);
      });
    expect(filled(first - size)).toEqual([first]);
    expect(filled(first - size + 1)).toEqual([first, 2 * first]);
  });

  it.each(ways)('is enough for %s where it has to grow', (_, size, write) => {
    const spaces = ' '.repeat(first - size + 1);
    const alone = written(write);
    const whole = written((writer) => {
      writer.text(spaces);
      write(writer);
      writer.character(33);
    });
    expect(whole).toBe(`${spaces}${alone}!`);
  });

  it('is at once as much as something long needs', () => {
    const long = 300_000;
    expect(
      taken((writer) => {
        writer.character(91);
        writer.string('x'.repeat(long));
      }),
    ).toEqual([first, 1 + 3 * long + 2]);
  });

  it('is kept for the next answer, but not where one answer took more than 4 MiB', () => {
    const most = 4 * 1024 * 1024;
    const takenAfter = (count: number) =>
      taken((writer) => {
        writer.text(' '.repeat(count));
        writer.clear();
        writer.text(' '.repeat(first + 1));
      });
    expect(takenAfter(most)).toEqual([first, most]);
    expect(takenAfter(most + 1)).toEqual([first, most + 1, first, 2 * first]);
    expect(takenAfter(2 * first)).toEqual([first, 2 * first]);
  });
});
