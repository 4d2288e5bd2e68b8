import type { SubjectContent } from '../documents';
import type { SubjectRule } from '../model';

/** Whom objects of a type are about, as the engine works with it. */
export function subjectRule(content: SubjectContent): SubjectRule {
  if (typeof content === 'string') return { kind: content };
  if ('person' in content) {
    const { person, bornOn = null, identifier = null } = content;
    return { kind: 'person', key: person, bornOn, identifier };
  }
  return 'organisation' in content
    ? { kind: 'organisation', key: content.organisation }
    : { kind: 'path', path: content.path.split('.') };
}
