// Services on a busy machine of two cores: a test is slow long before it is wrong.
jest.setTimeout(60_000);
