using TradeSim.Silo;

return args is ["database", ..] ? await Database.RunScripts(args[1..]) : await SiloHost.Run(args);
