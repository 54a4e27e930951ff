import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { ConfigError, readConfig } from './config.js';
import { DirectoryTakenError } from './embedded-database.js';
import { ByHand } from './jobs/by-hand.js';
import { readCommand, UsageError } from './jobs/command.js';

const say = (lines: string): void => console.log(lines);

async function main([noun, ...args]: readonly string[]): Promise<void> {
  if (noun !== 'job') throw new UsageError(`Found "${noun ?? ''}"; expected job. Try: npm run job -- gap-check`);
  const command = readCommand(args);
  const config = readConfig(process.env, process.cwd());
  // What goes wrong while the application is put together is told once, below.
  const app = await NestFactory.createApplicationContext(await AppModule.forConfig(config), {
    logger: false,
    abortOnError: false,
  });
  try {
    app.useLogger(['error', 'warn']);
    await app.get(ByHand, { strict: false }).run(command, say);
  } finally {
    await app.close();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const expected = [UsageError, ConfigError, DirectoryTakenError].some((kind) => error instanceof kind);
  console.error(expected ? (error as Error).message : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
