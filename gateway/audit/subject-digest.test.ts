import { auditKeys } from './audit-keys';
import { subjectDigest } from './subject-digest';

const keys = auditKeys(Buffer.alloc(32, 1));

describe('subjectDigest', () => {
  it('is the same for the same subject and differs by kind, subject and key', () => {
    const digest = subjectDigest(keys, 'person', 'pabcdefghijkl');
    expect(subjectDigest(keys, 'person', 'pabcdefghijkl')).toBe(digest);
    const others = [
      subjectDigest(keys, 'organisation', 'pabcdefghijkl'),
      subjectDigest(keys, 'person', 'pabcdefghijkm'),
      subjectDigest(auditKeys(Buffer.alloc(32, 2)), 'person', 'pabcdefghijkl'),
    ];
    expect(new Set([digest, ...others]).size).toBe(4);
    expect(digest).toMatch(/^[\w-]{22}$/);
  });

  it('takes no key under 32 bytes', () => {
    expect(() => auditKeys(Buffer.alloc(31))).toThrow(/at least 32 bytes, got `31`/);
  });
});
