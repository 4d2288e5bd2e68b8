/** What a process is: it decides which settings production insists on. */
export type Role = 'gateway' | 'department' | 'start' | 'tool';
