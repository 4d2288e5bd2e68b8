/** The part of cli-progress 3.12 that is used; the package brings no types. */
declare module 'cli-progress' {
  export class SingleBar {
    constructor(options: { readonly format: string });
    start(total: number, startValue: number, payload: object): void;
    setTotal(total: number): void;
    update(value: number, payload: object): void;
    stop(): void;
  }
}
