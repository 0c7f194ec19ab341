Console.Error.WriteLine("tradesim-silo: built without Orleans, since the NuGet registry lacks some of its packages (Microsoft.Orleans.*).");
return 3;
