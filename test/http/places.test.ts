import { Places } from '../../src/http/places.js';

test('of one place, the next who waits gets it, in the order in which they came, and it is given back once', async () => {
  const places = new Places(1, 60_000);
  const came: string[] = [];
  const first = await places.take();
  const come = (name: string) => places.take().then((giveBack) => (came.push(name), giveBack));
  const [second, third] = [come('second'), come('third')];
  first!();
  first!();
  const giveBack = await second;
  expect(came).toEqual(['second']);
  giveBack!();
  await third;
  expect(came).toEqual(['second', 'third']);
});

test('who waits too long gets none, and takes it from nobody', async () => {
  const places = new Places(1, 5);
  const giveBack = await places.take();
  expect(await places.take()).toBeNull();
  giveBack!();
  expect(await places.take()).not.toBeNull();
});
