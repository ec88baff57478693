System.Console.WriteLine("functions");
