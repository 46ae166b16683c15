/** One sentence for what keeps the server from starting; null when it is a bug, whose stack is worth reading. */
export function startFailure(
  error: unknown,
  { dataDir, host, port }: { dataDir: string; host: string; port: number },
): string | null {
  switch (codeOf(error)) {
    case "EADDRINUSE":
      return `Port ${port} is in use already: stop the other program or set PORT to another number.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `This machine has no address ${host}: set HOST to one of its own, or to 127.0.0.1.`;
    case "EACCES":
    case "EPERM":
    case "EROFS":
    case "SQLITE_READONLY":
    case "SQLITE_CANTOPEN":
      return port < 1024 && isListening(error)
        ? `Port ${port} may not be opened by this user: set PORT to a number above 1023.`
        : `The data directory ${dataDir} may not be written by this user: change its owner or set DATA_DIR.`;
    case "ENOTDIR":
    case "EEXIST":
      return `The data directory ${dataDir} is not a folder: set DATA_DIR to one.`;
    case "ENOSPC":
    case "SQLITE_FULL":
    case "SQLITE_IOERR_WRITE":
      return `The disk of the data directory ${dataDir} is full: make room and start again.`;
    case "SQLITE_BUSY":
    case "SQLITE_LOCKED":
      return `The database in ${dataDir} is locked by another program: stop it and start again.`;
    case "SQLITE_NOTADB":
    case "SQLITE_CORRUPT":
      return `The database in ${dataDir} is damaged: restore a backup with npm run lobby -- restore.`;
    default:
      return isDamagedSecrets(error)
        ? `The file secrets.json in ${dataDir} is damaged: restore it from a backup.`
        : null;
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  return codeOf(error.cause);
}

function isListening(error: unknown): boolean {
  return error instanceof Error && "syscall" in error && error.syscall === "listen";
}

function isDamagedSecrets(error: unknown): boolean {
  return error instanceof SyntaxError || (error instanceof Error && error.name === "ZodError");
}
