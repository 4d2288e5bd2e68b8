/** In a started process: answers what its parent asks by `RunningProcess.ask`. */
export function answerQuestions(answer: (question: unknown) => unknown): void {
  process.on('message', (message: { readonly id?: number; readonly question?: unknown }) => {
    if (message.id !== undefined) process.send?.({ id: message.id, answer: answer(message.question) });
  });
}
