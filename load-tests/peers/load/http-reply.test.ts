import { httpReply } from './http-reply';

const read = (text: string) => {
  const reply = httpReply(Buffer.from(text));
  return reply && { ...reply, body: reply.body.toString() };
};

describe('reading an HTTP answer', () => {
  it('reads a length', () => {
    const text = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello';
    expect(read(`${text}HTTP`)).toEqual({ status: 200, body: 'hello', length: text.length });
  });

  it('reads chunks', () => {
    const text = 'HTTP/1.1 500 Bad\r\ntransfer-encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n';
    expect(read(text)).toEqual({ status: 500, body: 'hello', length: text.length });
  });

  it('waits for what is missing, at every byte', () => {
    for (const text of [
      'HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nhel\r\nA\r\n0123456789\r\n0\r\n\r\n',
    ])
      for (let length = 0; length < text.length; length += 1) expect(read(text.slice(0, length))).toBeNull();
  });

  it('refuses what it cannot delimit', () => {
    expect(() => read('HTTP/1.1 200 OK\r\n\r\n')).toThrow('no length');
    expect(() => read('SSH-2.0\r\n\r\n')).toThrow('no HTTP/1.1');
  });
});
