// Preloaded into web and worker of the local stack: when whoever started them is gone without a word
// (SIGKILL), they end in good order as well.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, "SIGTERM");
}, 500).unref();
