using TradeSim.Silo;

return await SiloCommand.Run(args);
