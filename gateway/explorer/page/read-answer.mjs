/**
 * What the panel shows of an answer: refusals by share policy, and every other error as it is.
 * @param answer a GraphQL response
 * @returns `{ refusals, faults, share }`; paths are lists of response names without indices
 */
export function readAnswer(answer) {
  const errors = Array.isArray(answer?.errors) ? answer.errors : [];
  const refusals = [];
  const faults = [];
  for (const error of errors) {
    const share = error.extensions?.share;
    const path = pathOf(share?.path) ?? (error.path ?? []).filter((step) => typeof step === 'string');
    const code = error.extensions?.code ?? '';
    if (share) refusals.push({ ...share, path, code, message: error.message });
    else faults.push({ path, code, message: error.message });
  }
  return { refusals, faults, share: answer?.extensions?.share ?? null };
}

/** `members[].person.name` -> its names. */
function pathOf(text) {
  if (typeof text !== 'string') return undefined;
  return text
    .replaceAll('[]', '')
    .split('.')
    .filter((step) => step !== '');
}
