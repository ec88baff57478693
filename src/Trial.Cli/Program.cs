System.Console.WriteLine("trial");
