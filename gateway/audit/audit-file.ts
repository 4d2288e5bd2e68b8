/** The few things that the log asks of a file; tests put a recording or a failing one in its place. */
export interface AuditFile {
  /** Bytes in the file, and how many directory entries still name it. */
  stat(): Promise<{ size: number; links: number }>;
  /** Reads up to `length` bytes from `position`. */
  read(position: number, length: number): Promise<Buffer>;
  /** Writes all bytes at `position` or rejects; after a rejection any part of them may stand in the file. */
  write(bytes: Buffer, position: number): Promise<void>;
  /** Resolves when what was written survives a power cut (fdatasync). */
  datasync(): Promise<void>;
  truncate(length: number): Promise<void>;
  close(): Promise<void>;
}
