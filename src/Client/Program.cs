using TradeSim.Client;

return await CommandLine.RunAsync(args);
